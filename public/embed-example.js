// How a page talks to GPAtlas in a frame. Every message is an object with `gpatlas: 1` and a `type`.
//
// To the frame                        from the frame
//   hello                               ready      messages are listened to from now on
//   open      link                      done       what was asked is done, with the state
//   scenario  scenario                  selection  another page is selected, with the state
//   policy    policy                    cursor     another point in time, or another scenario, with the state
//   cursor    cursor                    error      text: what could not be done, and why
//   select    address or null
//
// The state: address (hexadecimal, or null), cursor, events, policy, link. An `id` comes back with done and error.
'use strict';

const byId = (id) => document.getElementById(id);
const frame = byId('frame');
// The origin of the site that serves the frame. Here it is this page's own.
const origin = new URL(frame.src).origin;
let state = { cursor: 0, events: 0 };

const send = (message) => frame.contentWindow.postMessage({ gpatlas: 1, ...message }, origin);

addEventListener('message', (event) => {
  if (event.source !== frame.contentWindow || event.origin !== origin || event.data?.gpatlas !== 1) return;
  const { type, text, ...rest } = event.data;
  if (type === 'ready') {
    for (const control of document.querySelectorAll('button, select')) control.disabled = false;
    byId('said').textContent = 'The frame is ready.';
    send({ type: 'hello' });
  } else if (type === 'error') {
    byId('said').textContent = text;
  } else {
    state = rest;
    byId('selected').textContent = rest.address ?? 'nothing yet';
    byId('said').textContent = `After event ${rest.cursor} of ${rest.events}, policy ${rest.policy}.`;
    byId('policy').value = rest.policy;
  }
});

byId('policy').addEventListener('change', (event) => send({ type: 'policy', policy: event.target.value }));
byId('back').addEventListener('click', () => send({ type: 'cursor', cursor: Math.max(0, state.cursor - 1) }));
byId('forward').addEventListener('click', () => send({ type: 'cursor', cursor: state.cursor + 1 }));
byId('scenario').addEventListener('click', () =>
  send({
    type: 'scenario',
    scenario: {
      version: 1,
      name: 'Set by the page around',
      policy: 'kvm-6.0',
      vm: { noncoherentDma: 1 },
      vcpus: [{ msrs: { '0x200': '0x80000000', '0x201': '0x3fffc0000800', '0x2ff': '0xc06' } }],
      events: [{ type: 'cr0', vcpu: 0, value: '0xc0000033' }],
    },
  }),
);
