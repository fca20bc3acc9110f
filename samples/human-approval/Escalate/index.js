module.exports = async function (context, request) {
    context.log(`Nobody decided about ${request}; it goes to the head of the department.`);
    return "head of the department";
};
