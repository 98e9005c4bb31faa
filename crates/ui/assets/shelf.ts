//! Where messages wait until they are sent: the browser's own database, so that they outlast a reload; on a shared computer only
//! the memory of this tab.

/** A message that is not sent yet. */
export interface Waiting {
  /** Made here; the server stores each only once, however often it is sent. */
  id: string;
  /** Who wrote it. */
  member: string;
  /** Where its form is sent: the address of the conversation. */
  url: string;
  /** What the form says, without the token of the page. */
  fields: [string, string][];
  /** The words, to be shown. */
  text: string;
  /** When it was written, in milliseconds: the order in which it goes. */
  made: number;
  /** How often it was tried. */
  tries: number;
  /** Why it was not sent at the last try; empty while it is on its way. */
  why: string;
  /** Whether it waits for its writer and not for the network. */
  lost: boolean;
  /** Whether it was still being written: it is put back into the form and never sent by itself. */
  draft?: boolean;
}

const NAME = "kettle";
const TABLE = "outbox";
const memory = new Map<string, Waiting>();
let lasting = !document.body.dataset["idle"] && "indexedDB" in window;
let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((done, failed) => {
    const asked = indexedDB.open(NAME, 1);
    asked.addEventListener("upgradeneeded", () => asked.result.createObjectStore(TABLE, { keyPath: "id" }));
    asked.addEventListener("success", () => {
      // Another tab empties it: let go.
      asked.result.addEventListener("versionchange", () => {
        asked.result.close();
        opened = undefined;
      });
      done(asked.result);
    });
    asked.addEventListener("error", () => failed(asked.error));
  });
  return opened;
}

async function use<T>(mode: IDBTransactionMode, work: (table: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await open();
  return new Promise((done, failed) => {
    const turn = db.transaction(TABLE, mode, { durability: "strict" });
    const asked = work(turn.objectStore(TABLE));
    turn.addEventListener("complete", () => done(asked.result));
    turn.addEventListener("abort", () => failed(turn.error));
    turn.addEventListener("error", () => failed(turn.error));
  });
}

/** The same, or memory where the browser refuses. */
async function or<T>(work: () => Promise<T>, otherwise: () => T): Promise<T> {
  if (lasting) {
    try {
      return await work();
    } catch {
      lasting = false;
    }
  }
  return otherwise();
}

// What is in memory alone goes with the page, unless it goes because nobody sits there any more.
window.addEventListener("beforeunload", (event) => {
  if (memory.size > 0 && !document.documentElement.classList.contains("k-covered")) event.preventDefault();
});

/** Everything that waits, in the order in which it was written. */
export async function all(): Promise<Waiting[]> {
  const kept = lasting && !(await exists()) ? [] : await or(() => use("readonly", (it) => it.getAll() as IDBRequest<Waiting[]>), () => []);
  return [...kept, ...memory.values()].sort((a, b) => a.made - b.made);
}

/** Keeps one, or its newer state. */
export async function put(one: Waiting): Promise<void> {
  await or(async () => {
    await use("readwrite", (it) => it.put(one));
  }, () => {
    memory.set(one.id, one);
  });
}

/** Takes one away. */
export async function remove(id: string): Promise<void> {
  memory.delete(id);
  if (lasting && (await exists())) await or(() => use("readwrite", (it) => it.delete(id)), () => undefined);
}

/** Somebody signs out in another tab: from now on nothing of this one is written to the disk. */
export async function forget(): Promise<void> {
  lasting = false;
  (await opened?.catch(() => undefined))?.close();
  opened = undefined;
}

/** Leaves no trace in this browser. */
export async function clear(): Promise<void> {
  memory.clear();
  if (!("indexedDB" in window)) return;
  (await opened?.catch(() => undefined))?.close();
  opened = undefined;
  await new Promise<void>((done) => {
    const asked = indexedDB.deleteDatabase(NAME);
    for (const kind of ["success", "error", "blocked"]) asked.addEventListener(kind, () => done());
  });
}

/** Whether there is a database at all: a browser in which nothing ever waited gets none. */
async function exists(): Promise<boolean> {
  if (opened) return true;
  if (!indexedDB.databases) return true;
  return (await indexedDB.databases().catch(() => [{ name: NAME }])).some((it) => it.name === NAME);
}
