module.exports = async function (context, name) {
    context.log(name);
    return name;
};
