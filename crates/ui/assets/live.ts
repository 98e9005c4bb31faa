//! What is new, as it happens. One tab of a browser keeps one stream open and tells the others; where a network holds streams
//! back, it asks every 20 seconds and says so. What comes are ids only: each page fetches what it shows by itself.

import { byItself, isDoor } from "./asks";

/** One thing that changed. */
export interface About { kind: string; about: string }
/** What is new; `n` is the number up to which this browser then knows everything. */
export interface News { n: number; nudges: About[]; waits: string[]; resync: boolean }
/** Something of the moment. */
export interface Whisper { kind: string; about: string; by: string }
/** How news comes: at once, by asking, not at all now, or not any more because the session ended. */
export type Way = "stream" | "asking" | "away" | "over";

interface Word { news?: News; hello?: boolean; whisper?: Whisper; way?: Way; ask?: boolean }

/** Without a word for so long the network holds the stream back: the server says every 15 seconds that it is there. */
const PATIENCE = 45_000;
const ASK_EVERY = 20_000;
const LOOK_EVERY = 5_000;
/** A browser with too many tabs elsewhere, or a stream that is refused, is tried again after so long. */
const TRY_AGAIN = 60_000;

/** Who is signed in here, as the page says; empty if nobody is. */
export const member = document.body.dataset["live"] ?? "";

/** Milliseconds that only go on, however the clock of the computer is turned, and also while it sleeps. */
function clock(): number {
  const [wall, running] = [Date.now(), performance.now()];
  passed += Math.max(wall - wallAt, running - runningAt, 0);
  [wallAt, runningAt] = [wall, running];
  return passed;
}

let passed = ASK_EVERY + TRY_AGAIN;
let [wallAt, runningAt] = [Date.now(), performance.now()];
const hearers = new Set<(news: News, hello: boolean) => void>();
const whispered = new Set<(whisper: Whisper) => void>();
const ways = new Set<(way: Way) => void>();
const channel = member && "BroadcastChannel" in window ? new BroadcastChannel(`kettle-live-${member}`) : undefined;
let known: number | undefined;
let latest: Word | undefined;
let way: Way = "stream";
let lead: Lead | undefined;

/** Calls for all news; `hello` says that the page may have missed something it cannot know of. */
export function onNews(hear: (news: News, hello: boolean) => void): void {
  hearers.add(hear);
  if (latest?.news) hear(latest.news, true);
}
/** Calls for what is of the moment. */
export function onWhisper(hear: (whisper: Whisper) => void): void {
  whispered.add(hear);
}
/** Calls whenever news comes another way, and once now. */
export function onWay(hear: (way: Way) => void): void {
  ways.add(hear);
  hear(way);
}
/** That a request was sent to the door: this browser's session has ended. */
export function sessionOver(): void {
  tell({ way: "over" });
  lead?.end();
}
/** Says it here and in the other tabs. */
function tell(word: Word): void {
  hear(word);
  channel?.postMessage(word);
}

function hear(word: Word): void {
  if (word.news) {
    known = Math.max(word.news.n, word.news.resync ? 0 : known ?? 0);
    latest = word;
    mark(word.news.waits);
    for (const each of hearers) each(word.news, word.hello ?? false);
  }
  if (word.whisper) for (const each of whispered) each(word.whisper);
  if (word.way && word.way !== way) {
    // Signed in again in another tab: this one may lead again when that is closed.
    if (way === "over" && !lead) follow();
    way = word.way;
    for (const each of ways) each(way);
  }
}

/** The marks of the header: a dot with hidden words, never a number. */
function mark(waits: string[]): void {
  for (const dot of document.querySelectorAll<HTMLElement>("[data-waits]")) {
    dot.hidden = !waits.includes(dot.dataset["waits"] ?? "");
  }
}

/** The one tab that keeps the stream open. */
class Lead {
  private source: EventSource | undefined;
  private heardAt = clock();
  private askedAt = 0;
  private triedAt = 0;
  private readonly timer = window.setInterval(() => this.look(), LOOK_EVERY);

  constructor(private readonly done: () => void) {
    this.open();
  }

  /** The page goes, or the session is over. */
  end(): void {
    window.clearInterval(this.timer);
    this.close();
    lead = undefined;
    this.done();
  }

  /** The computer woke up or has a network again: what was silent meanwhile is not trusted. */
  wake(): void {
    if (clock() - this.heardAt > PATIENCE) this.open();
    this.look();
  }

  private open(): void {
    this.close();
    this.triedAt = clock();
    const source = new EventSource(known === undefined ? "/live" : `/live?after=${known}`);
    this.source = source;
    const on = (kind: string, use: (data: string) => void): void => {
      source.addEventListener(kind, (event) => {
        if (this.source !== source) return;
        this.heardAt = clock();
        use(event.data as string);
      });
    };
    on("hello", (data) => tell({ news: JSON.parse(data) as News, hello: true, way: "stream" }));
    on("nudge", (data) => tell({ news: JSON.parse(data) as News, way: "stream" }));
    on("whisper", (data) => tell({ whisper: JSON.parse(data) as Whisper }));
    on("still", () => tell({ way: "stream" }));
    on("over", () => {
      tell({ way: "over" });
      this.end();
    });
    on("crowded", () => this.refused());
    // A stream that ends is opened again by the browser; one that was refused is not. What came just before the network went is
    // heard after that was told, so it is told again.
    source.addEventListener("error", () => {
      if (this.source !== source) return;
      if (source.readyState === EventSource.CLOSED) this.refused();
      else if (!navigator.onLine) tell({ way: "away" });
    });
  }

  private refused(): void {
    this.close();
    this.heardAt = 0;
    this.look();
  }

  private close(): void {
    this.source?.close();
    this.source = undefined;
  }

  private look(): void {
    const now = clock();
    if (now - this.heardAt <= PATIENCE) return;
    if (now - this.askedAt >= ASK_EVERY) {
      this.askedAt = now;
      void this.ask();
    }
    if (now - this.triedAt >= TRY_AGAIN) this.open();
  }

  private async ask(): Promise<void> {
    const heard = this.heardAt;
    // What the stream brought meanwhile is the later word.
    const now = (way: Way): Word => (this.heardAt === heard ? { way } : {});
    try {
      const answer = await fetch(`/live/since?after=${known ?? ""}`, byItself());
      if (isDoor(answer) || answer.status === 403) {
        tell({ way: "over" });
        this.end();
      } else if (answer.ok) {
        const news = (await answer.json()) as News;
        tell({ news, ...now("asking") });
      }
    } catch {
      tell(now("away"));
    }
  }
}

/** Becomes the one that leads when no other tab of this browser does. */
function follow(): void {
  if (!navigator.locks) {
    // Without encryption a browser has no locks: each tab keeps a stream of its own.
    lead = new Lead(() => {});
    return;
  }
  void navigator.locks.request(`kettle-live-${member}`, () => new Promise<void>((done) => {
    lead = new Lead(done);
  }));
}

if (member) {
  channel?.addEventListener("message", (event: MessageEvent<Word>) => {
    if (event.data.ask) {
      if (lead) channel.postMessage({ ...latest, hello: true, way });
    } else {
      hear(event.data);
    }
  });
  follow();
  channel?.postMessage({ ask: true });
  for (const kind of ["online", "focus"]) window.addEventListener(kind, () => lead?.wake());
  window.addEventListener("offline", () => tell({ way: "away" }));
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) lead?.wake();
  });
  // A page that is kept for the way back must not hold the stream.
  window.addEventListener("pagehide", () => lead?.end());
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && way !== "over") follow();
  });
}
