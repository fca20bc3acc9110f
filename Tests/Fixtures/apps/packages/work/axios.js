const axios = require("axios");
const https = require("https");

module.exports = async ({ url, ca }) => {
    const client = axios.create({ baseURL: url, timeout: 5000, httpsAgent: new https.Agent({ ca, keepAlive: true }) });
    client.interceptors.response.use((answer) => ({ ...answer, seen: true }));
    const answer = await client.post("/echo", { city: "Tokyo" }, { headers: { "x-trace": "1" }, params: { q: "a b" } });
    const failure = await client.get("/missing").catch((error) => [error.code, error.response.status, error.message]);
    return { status: answer.status, data: answer.data, seen: answer.seen, failure };
};
