// Networks as practices have them: a proxy that keeps every answer until it is whole, and one that cuts what takes long.
import { createServer, request } from "node:http";

/**
 * Listens on `port` and passes everything on to `target` as it comes. `manner` says what it does to an answer that stays open:
 * `pass` nothing, `buffer` keeps it until it is whole, `cut` ends it after `after` ms. `swallow` passes on what is sent and never
 * its answer, as a way does of which nobody has said that it is gone. It can be changed while it runs.
 */
export async function startProxy(port, target, { manner = "pass", after = 1_000 } = {}) {
  const proxy = { manner, streams: 0, stop: undefined };
  const server = createServer((asked, answer) => {
    const { hostname, port: to } = new URL(target);
    const onward = request({ hostname, port: to, path: asked.url, method: asked.method, headers: asked.headers }, (came) => {
      const open = (came.headers["content-type"] ?? "").startsWith("text/event-stream");
      if (open) proxy.streams += 1;
      if (open && proxy.manner === "buffer") return came.resume();
      if (proxy.manner === "swallow" && asked.method === "POST") return came.resume();
      answer.writeHead(came.statusCode, came.headers);
      came.pipe(answer);
      if (open && proxy.manner === "cut") setTimeout(() => answer.destroy(), after);
    });
    onward.once("error", () => answer.destroy());
    answer.once("close", () => onward.destroy());
    asked.pipe(onward);
  });
  await new Promise((done, failed) => server.once("error", failed).listen(port, "127.0.0.1", done));
  proxy.stop = () => new Promise((done) => {
    server.closeAllConnections();
    server.close(done);
  });
  return proxy;
}
