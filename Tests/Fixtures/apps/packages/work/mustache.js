const mustache = require("mustache");

module.exports = () => mustache.render("{{#cities}}{{name}}{{^last}}, {{/last}}{{/cities}} {{{raw}}}{{raw}}", {
    cities: [{ name: "Tokyo" }, { name: "London", last: true }], raw: "<b>",
});
