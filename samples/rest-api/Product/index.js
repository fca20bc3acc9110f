const df = require("durable-functions");

module.exports = df.entity(function (context) {
    const product = context.df.getState(() => ({ name: "", stock: 0 }));
    switch (context.df.operationName) {
        case "set":
            context.df.setState(context.df.getInput());
            break;
        case "take": {
            const count = context.df.getInput();
            const isThere = product.stock >= count;
            if (isThere) context.df.setState({ ...product, stock: product.stock - count });
            context.df.return(isThere);
            break;
        }
        case "delete":
            context.df.destructOnExit();
            break;
    }
});
