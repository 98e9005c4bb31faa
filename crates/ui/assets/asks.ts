//! Requests that a page makes by itself.

/** Longer than any answer takes: after that the way is cut, though nobody has said so, as when a computer has slept. */
const LONGEST = 20_000;

/** As such a request: nobody pressed anything, the door is an answer and not a page to follow, and it ends. */
export function byItself(more: RequestInit = {}): RequestInit {
  const headers = new Headers(more.headers);
  headers.set("kettle-itself", "yes");
  return { ...more, headers, redirect: "manual", cache: "no-store", signal: within(LONGEST) };
}

/** Ends what it is given to after so many milliseconds; in browsers that cannot say so, their own limit holds. */
export function within(time: number): AbortSignal | null {
  return "timeout" in AbortSignal ? AbortSignal.timeout(time) : null;
}

/** Whether an answer says that nobody is signed in any more. */
export function isDoor(answer: Response): boolean {
  return answer.type === "opaqueredirect" || answer.status === 401;
}

/** The token of this page: every form has the same. */
export function token(): string {
  return document.querySelector<HTMLInputElement>("input[name=csrf]")?.value ?? "";
}

/** The token of this page's member in the session they have now; all forms of this page have it then. "door": nobody is signed in, or
 * somebody else is, in whose name nothing of this page goes. */
export async function freshToken(): Promise<string> {
  const answer = await fetch("/settings", byItself());
  if (isDoor(answer)) return "door";
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const whose = page.body.dataset["live"];
  const found = page.querySelector<HTMLInputElement>("input[name=csrf]")?.value;
  if (!answer.ok || !whose || !found) throw new Error("no page of Kettle's");
  if (whose !== document.body.dataset["live"]) return "door";
  for (const field of document.querySelectorAll<HTMLInputElement>("input[name=csrf]")) field.value = found;
  return found;
}

/** A form of this page, sent without anybody having pressed it; the status of the answer, 0 if there was none. */
export async function quietly(url: string, fields: [string, string][]): Promise<number> {
  const post = (csrf: string): Promise<Response> => {
    const body = new URLSearchParams([["csrf", csrf], ...fields]);
    return fetch(url, byItself({ method: "POST", body, headers: { "hx-request": "true", "hx-target": "nothing" } }));
  };
  try {
    let answer = await post(token());
    // A page of its own and no form: this one has the token of a session before.
    if (answer.status === 422 && (await answer.text()).includes("k-end--page")) {
      const csrf = await freshToken();
      if (csrf === "door") return 0;
      answer = await post(csrf);
    }
    // What was done is answered with nothing; another page, such as the notice of a network, is no answer.
    return isDoor(answer) || answer.status === 200 ? 0 : answer.status;
  } catch {
    return 0;
  }
}
