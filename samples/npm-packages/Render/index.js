const moment = require("moment");
const Mustache = require("mustache");

const template = `Invoice for {{customer}}, due {{due}}
{{#lines}}
{{count}} x {{name}}: {{amount}}
{{/lines}}
Total: {{total}}`;

module.exports = async (context, order) => Mustache.render(template, { ...order, due: moment.utc(order.date).add(30, "days").format("LL") });
