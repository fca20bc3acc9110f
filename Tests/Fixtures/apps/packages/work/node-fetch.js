module.exports = async ({ url }) => {
    const { default: fetch, FormData } = await import("node-fetch");
    const form = new FormData();
    form.set("city", "Tokyo");
    const posted = await fetch(`${url}/echo?q=1`, { method: "POST", body: JSON.stringify({ city: "Tokyo" }) });
    const missing = await fetch(`${url}/missing`);
    return { status: posted.status, body: await posted.json(), ok: missing.ok, form: [...form.keys()] };
};
