const { Client, Pool } = require("pg");

module.exports = async ({ host, port, user }) => {
    const settings = { host, port, user, database: "postgres" };
    const client = new Client(settings);
    const notices = [];
    await client.connect();
    client.on("notification", (notice) => notices.push(notice.payload));
    await client.query("CREATE TEMPORARY TABLE cities (id serial PRIMARY KEY, name text, seen timestamptz, data jsonb)");
    const insert = "INSERT INTO cities (name, seen, data) VALUES ($1, $2, $3) RETURNING id";
    await client.query("BEGIN");
    for (const name of ["Tokyo", "London"]) await client.query(insert, [name, new Date(0), { letters: [...name].length }]);
    await client.query("COMMIT");
    const { rows } = await client.query("SELECT name, seen, data FROM cities ORDER BY id");
    await client.query("LISTEN news");
    await client.query("NOTIFY news, 'hello'");
    const failure = await client.query("SELECT nothing").catch((error) => [error.code, error.message]);
    await client.end();
    const pool = new Pool({ ...settings, max: 2 });
    const sums = await Promise.all([1, 2, 3].map(async (n) => (await pool.query("SELECT $1::int * 2 AS twice", [n])).rows[0].twice));
    await pool.end();
    return { rows, notices, failure, sums };
};
