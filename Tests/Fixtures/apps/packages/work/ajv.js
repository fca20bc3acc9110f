const Ajv = require("ajv");

module.exports = () => {
    const validate = new Ajv({ allErrors: true }).compile({
        type: "object", required: ["name"], properties: { name: { type: "string", minLength: 2 }, age: { type: "integer", minimum: 0 } },
    });
    return [validate({ name: "Ada", age: 36 }), validate({ name: "A", age: -1.5 }), validate.errors.map((error) => error.keyword)];
};
