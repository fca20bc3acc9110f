const request = require("request");

module.exports = ({ url }) => new Promise((resolve, reject) => {
    request.post({ url: `${url}/echo`, json: true, body: { city: "Tokyo" }, qs: { q: "a b" }, gzip: true }, (error, answer, body) => {
        if (error) reject(error);
        else resolve({ status: answer.statusCode, body });
    });
});
