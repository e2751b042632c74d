// What the panel shows while a run waits for its task token: how to give it back, how long it may take, answers by hand.
import type { CallbackView, Countdown, RunView } from './messages';
import { escapeHtml } from './view/html';
import { icon, toolButton } from './view/markup';

/** The section above the stages; empty for a run that does not wait. */
export function callback({ phase, callback: wait }: RunView): string {
  if (wait) return waiting(wait);
  return phase === 'waiting'
    ? '<section class="waiting"><p>The call is made. Step Functions would now <strong>wait</strong> until someone gives the task token back with <code>SendTaskSuccess</code> or <code>SendTaskFailure</code>; the state’s output would come from there.</p></section>'
    : '';
}

function waiting({ texts, clocks, heartbeats }: CallbackView): string {
  return `<section class="waiting" aria-label="Task token">
  <p>The call is made. The run waits until someone gives the task token back: a program whose endpoint for Step Functions is this one, or you.</p>
  <dl class="give-back">
    ${copyable('token', 'Task token', texts.token)}
    ${copyable('export', 'Environment', texts.export)}
    ${copyable('command', 'AWS CLI', texts.command)}
    ${clocks.map(clock).join('')}
    ${clocks.length === 0 ? '<dt>Time</dt><dd class="hint">without TimeoutSeconds and HeartbeatSeconds: as long as it takes</dd>' : ''}
    <dt>Heartbeats</dt><dd id="heartbeats">${heartbeats.length === 0 ? '<span class="hint">none yet</span>' : `<ul>${heartbeats.map((time) => `<li>${icon('heart')} ${escapeHtml(time)}</li>`).join('')}</ul>`}</dd>
  </dl>
  ${byHand}
</section>`;
}

/**
 * The end of a token or a command tells least: the style cuts it off, and it is copied whole. The address is seen whole, and rather
 * goes on in a line of its own.
 */
function copyable(what: keyof CallbackView['texts'], title: string, text: string): string {
  return `<dt>${title}</dt><dd class="copyable ${what}"><code title="${escapeHtml(text)}">${escapeHtml(text).replace('=', '=<wbr>')}</code>${toolButton('copy', `Copy ${title}`, { callback: what })}</dd>`;
}

/** The page's own clock fills in the time that is left. */
function clock({ field, seconds, ends }: Countdown): string {
  const then = field === 'TimeoutSeconds' ? 'then <code>States.Timeout</code>' : 'until the next heartbeat is due';
  return `<dt>${field}</dt><dd><span class="countdown" role="timer" data-ends="${escapeHtml(ends)}" data-keep></span> of ${seconds} s, ${then}</dd>`;
}

/** What is typed stays while heartbeats come: the page changes only what differs. */
const byHand = `<div class="by-hand">
    <form id="answer-success">
      <label for="answer-output">Output, as JSON</label>
      <textarea id="answer-output" rows="2" spellcheck="false" aria-describedby="success-mistake">{}</textarea>
      <p id="success-mistake" class="mistake" role="alert" data-keep></p>
      <vscode-button id="send-success" data-answer="success">Send Success</vscode-button>
    </form>
    <form id="answer-failure">
      <div class="pair">
        <label for="answer-error">Error</label>
        <label for="answer-cause">Cause</label>
        <input id="answer-error" type="text" maxlength="256" spellcheck="false" aria-describedby="failure-mistake">
        <input id="answer-cause" type="text" maxlength="32768" aria-describedby="failure-mistake">
      </div>
      <p id="failure-mistake" class="mistake" role="alert" data-keep></p>
      <vscode-button id="send-failure" data-answer="failure" secondary>Send Failure</vscode-button>
    </form>
  </div>`;
