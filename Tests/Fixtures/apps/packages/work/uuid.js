const { v1, v4, v5, validate, version } = require("uuid");

module.exports = () => [validate(v4()) && version(v4()), version(v1()), v5("perdure.dev", v5.DNS)];
