import { connect, createServer, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { startProxy, type TcpProxy } from "./proxy";
import { type RedisServer, startRedis } from "./redis";

/** Says something and answers with the first words that come back, or how the connection ended. */
const ask = (port: number, text: string, deadlineMs = 5000): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const finish = (said: string): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(said);
    };
    const timer = setTimeout(() => finish("silence"), deadlineMs);
    socket.on("connect", () => socket.write(text));
    socket.on("data", (chunk) => finish(chunk.toString()));
    socket.on("error", (error) => finish("code" in error ? String(error.code) : error.message));
  });

const PING = "PING\r\n";
const PONG = "+PONG\r\n";

describe("the tests' redis-server", () => {
  let server: RedisServer | undefined;
  afterEach(() => server?.stop());

  it("answers, freezes, thaws, dies and comes back on its port", async () => {
    server = await startRedis();
    const { port, pid } = server;
    expect(await ask(port, PING)).toBe(PONG);
    server.freeze();
    expect(await ask(port, PING, 200)).toBe("silence");
    server.thaw();
    expect(await ask(port, PING)).toBe(PONG);
    await server.kill();
    expect(await ask(port, PING)).toBe("ECONNREFUSED");
    await server.restart();
    expect(server.pid).not.toBe(pid);
    expect(await ask(port, PING)).toBe(PONG);
    await server.stop();
    expect(await ask(port, PING)).toBe("ECONNREFUSED");
  });

  it("stops while it is frozen, and tells what hinders its start", async () => {
    server = await startRedis();
    server.freeze();
    await server.stop();
    await expect(startRedis({ args: ["--no-such-option", "1"] })).rejects.toThrow(/did not start/);
  });
});

describe("the tests' proxy", () => {
  let proxy: TcpProxy | undefined;
  const closing: (() => void)[] = [];
  /** Says back what it hears. */
  const echo = (): Promise<string> =>
    new Promise((resolve) => {
      const sockets = new Set<Socket>();
      const server = createServer((socket) => {
        sockets.add(socket);
        socket.on("error", () => {});
        socket.on("data", (chunk) => socket.write(chunk));
      });
      closing.push(() => {
        server.close();
        for (const socket of sockets) socket.destroy();
      });
      server.listen(0, "127.0.0.1", () => {
        const address = server.address();
        resolve(`redis://me:pass@127.0.0.1:${typeof address === "object" ? address?.port : 0}/3`);
      });
    });
  afterEach(async () => {
    await proxy?.close();
    for (const close of closing.splice(0)) close();
  });

  it("keeps the URL but for host and port", async () => {
    proxy = await startProxy(await echo());
    expect(proxy.url).toBe(`redis://me:pass@127.0.0.1:${proxy.port}/3`);
    expect(await ask(proxy.port, "hello")).toBe("hello");
  });

  it("slows, silences, resets, refuses and passes again", async () => {
    proxy = await startProxy(await echo());
    const { port } = proxy;
    proxy.slow(60);
    const before = performance.now();
    expect(await ask(port, "slow")).toBe("slow");
    expect(performance.now() - before).toBeGreaterThanOrEqual(119);
    await proxy.pass();
    proxy.silence();
    expect(await ask(port, "hush", 200)).toBe("silence");
    const held = ask(port, "held");
    await proxy.pass();
    expect(await held).toBe("held");
    proxy.reset();
    expect(await ask(port, "cut")).toBe("ECONNRESET");
    await proxy.refuse();
    expect(await ask(port, "no")).toBe("ECONNREFUSED");
    await proxy.pass();
    expect(await ask(port, "again")).toBe("again");
  });

  it("cuts what is open, and knows how many there are", async () => {
    proxy = await startProxy(await echo());
    const held = proxy;
    held.silence();
    const cut = ask(held.port, "x");
    await expect.poll(() => held.connections()).toBe(1);
    held.reset();
    expect(await cut).toBe("ECONNRESET");
    await expect.poll(() => held.connections()).toBe(0);
  });

  it("is refused itself when nobody listens behind it", async () => {
    const server = await startRedis();
    proxy = await startProxy(server.url);
    await server.stop();
    expect(await ask(proxy.port, PING)).toBe("ECONNRESET");
  });
});
