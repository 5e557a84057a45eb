// What is asked of the server. The token stays in this tab and goes with every request as a header.

const KEY = 'assay.token';
let askForToken = async () => null;

/** Sets who is asked for a token when the server wants one. */
export function onTokenNeeded(ask) {
  askForToken = ask;
}

/** An answer that is an error: the server's own sentence. */
export class Refused extends Error {
  constructor(status, sentence) {
    super(sentence);
    this.status = status;
  }
}

export function forgetToken() {
  sessionStorage.removeItem(KEY);
}

function headers() {
  const token = sessionStorage.getItem(KEY);
  return token ? {Authorization: `Bearer ${token}`} : {};
}

let asking = null;

/** Views that ask at once ask for the token once. */
function newToken(wrong) {
  asking ??= askForToken(wrong).finally(() => {
    asking = null;
  });
  return asking;
}

async function send(path, options = {}) {
  for (;;) {
    let answer;
    const sent = sessionStorage.getItem(KEY);
    try {
      answer = await fetch(path, {...options, headers: {...options.headers, ...headers()}, cache: 'no-store'});
    } catch (e) {
      if (e.name === 'AbortError') throw e;
      throw new Refused(0, 'The server does not answer. Is "assay serve" still running?');
    }
    if (answer.status === 401) {
      if (sent !== sessionStorage.getItem(KEY)) continue;
      const token = await newToken(Boolean(sent));
      if (token === null) throw new Refused(401, 'A token is needed to see this.');
      sessionStorage.setItem(KEY, token);
      continue;
    }
    if (answer.ok) return answer;
    let sentence = `The server answered ${answer.status}.`;
    try {
      sentence = (await answer.json()).error ?? sentence;
    } catch {
      // No JSON: the status is all that is known.
    }
    throw new Refused(answer.status, sentence);
  }
}

export async function json(path, signal) {
  return (await send(path, {signal})).json();
}

export async function page(path, signal) {
  return (await send(path, {signal})).text();
}

export const at = encodeURIComponent;

/**
 * Follows server-sent events; EventSource cannot send a token, fetch can. Comes back after a loss of the connection,
 * behind the last event that it heard.
 *
 * @param hear gets each event's kind and its parsed data
 */
export async function follow(path, signal, hear) {
  let from = 0;
  for (;;) {
    try {
      const answer = await send(`${path}?from=${from}`, {signal});
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = '';
      for (;;) {
        const {value, done} = await reader.read();
        if (done) break;
        rest += value;
        let end;
        while ((end = rest.indexOf('\n\n')) >= 0) {
          const event = parsed(rest.slice(0, end));
          rest = rest.slice(end + 2);
          if (event.id) from = event.id;
          if (event.data) hear(event.kind, JSON.parse(event.data));
          if (event.kind === 'over') return;
        }
      }
    } catch (e) {
      if (signal.aborted) return;
      if (e instanceof Refused && e.status !== 0) throw e;
      hear('lost', {text: 'The connection is lost; trying again.'});
    }
    await new Promise(done => setTimeout(done, 1500));
    if (signal.aborted) return;
  }
}

function parsed(text) {
  const event = {kind: 'message', data: '', id: ''};
  for (const line of text.split('\n')) {
    if (line.startsWith('data: ')) event.data += line.slice(6);
    if (line.startsWith('id: ')) event.id = line.slice(4);
    if (line.startsWith('event: ')) event.kind = line.slice(7);
  }
  return event;
}
