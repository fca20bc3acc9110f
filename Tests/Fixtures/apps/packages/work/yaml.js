const YAML = require("yaml");

module.exports = () => {
    const document = YAML.parse("a: &anchor [1, 2.5, yes]\nb: *anchor\ntext: |\n  two\n  lines\n");
    return { document, again: YAML.parse(YAML.stringify(document)), text: YAML.stringify({ list: ["x", { y: null }] }) };
};
