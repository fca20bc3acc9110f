// The other side of the cases of net and http: plays what cases/support/conversations.json says. The first line that comes,
// "GET /name ..." or just "name", chooses the conversation; see Support/ScriptedServer.swift, which plays the same.

import { readFileSync } from "node:fs";
import net from "node:net";

const conversations = JSON.parse(readFileSync(new URL("cases/support/conversations.json", import.meta.url), "utf8"));

/** Resolves to the port, of this machine, on which it listens. */
export function startScriptedServer() {
    const server = net.createServer({ allowHalfOpen: true }, (socket) => play(socket).catch(() => socket.destroy()));
    return new Promise((resolve) => server.listen(0, "127.0.0.1", () => {
        server.unref();
        resolve(server.address().port);
    }));
}

async function play(socket) {
    socket.setEncoding("latin1");
    let received = "";
    let wake = () => {};
    let hasEnded = false;
    socket.on("data", (text) => { received += text; wake(); });
    socket.on("end", () => { hasEnded = true; wake(); });
    socket.on("error", () => { hasEnded = true; wake(); });
    const until = async (text) => {
        while (!received.includes(text)) {
            if (hasEnded) throw new Error("ended");
            await new Promise((resolve) => { wake = resolve; });
        }
        const end = received.indexOf(text) + text.length;
        const taken = received.slice(0, end);
        received = received.slice(end);
        return taken;
    };
    const line = await until("\n");
    const isRequest = /^[A-Z-]+ \S+ HTTP/.test(line);
    const head = isRequest ? line + (await until("\r\n\r\n")) : line;
    const name = isRequest ? line.split(" ")[1].replace(/^\//, "").split("?")[0] : line.trim();
    for (const step of conversations[name] ?? []) {
        // Every part comes on its own.
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (step.send !== undefined) socket.write(step.send, "latin1");
        else if (step.wait !== undefined) await until(step.wait);
        else if (step.do === "end") socket.end();
        else if (step.do === "reset") socket.resetAndDestroy();
        else if (step.do === "mirror") {
            const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
            if (/transfer-encoding: chunked/i.test(head)) await until("0\r\n\r\n").then((text) => { received = text; });
            while (received.length < length) await new Promise((resolve) => { wake = resolve; });
            const body = head + received;
            socket.write(`HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`, "latin1");
            socket.end();
        } else if (step.do === "echo") {
            while (!hasEnded || received !== "") {
                if (received === "") await new Promise((resolve) => { wake = resolve; });
                const text = received;
                received = "";
                if (text !== "") socket.write(text, "latin1");
            }
            socket.end();
        }
    }
}
