// No package: the global.
module.exports = async ({ url }) => {
    const answer = await fetch(`${url}/echo?q=1`, { method: "POST", body: new URLSearchParams({ city: "Tokyo" }) });
    return { status: answer.status, body: await answer.json(), type: answer.headers.get("content-type") };
};
