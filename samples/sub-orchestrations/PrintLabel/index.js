module.exports = async function (context, label) {
    context.log(`Label for ${label.order}, asked for by ${label.parent}.`);
    return `${label.order} from ${label.warehouse}`;
};
