type Handler = (...args: readonly never[]) => unknown;
export type Handlers = Readonly<Record<string, Handler>>;

type Message =
  | { readonly kind: 'ask'; readonly id: number; readonly name: string; readonly args: readonly never[] }
  | { readonly kind: 'told'; readonly id: number; readonly result: unknown };

/** One end of a pipe between two processes. */
interface Pipe {
  send?(message: Message, handle: undefined, options: undefined, sent: (error: unknown) => void): unknown;
  on(event: 'message', heard: (message: Message) => void): unknown;
}

export interface Peer {
  /** Waits for ever where the other end dies before it answers. */
  ask(name: string, ...args: readonly unknown[]): Promise<unknown>;
}

/** Each end asks the other by name. A handler that never resolves gives no answer. */
export function createPeer(pipe: Pipe, handlers: Handlers): Peer {
  // The other end may be dead: then there is nobody to tell.
  const send = (message: Message): void => {
    pipe.send?.(message, undefined, undefined, () => undefined);
  };
  const waiting = new Map<number, (result: unknown) => void>();
  let asked = 0;
  pipe.on('message', (message) => {
    if (message.kind === 'told') {
      waiting.get(message.id)?.(message.result);
      waiting.delete(message.id);
      return;
    }
    void Promise.resolve(handlers[message.name]?.(...message.args)).then((result) => {
      send({ kind: 'told', id: message.id, result });
    });
  });
  return {
    ask(name, ...args) {
      const id = ++asked;
      const told = new Promise<unknown>((resolve) => waiting.set(id, resolve));
      send({ kind: 'ask', id, name, args: args as readonly never[] }); // typed again by the handler
      return told;
    },
  };
}
