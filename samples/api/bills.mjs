// The sample's one resource: bills, kept in memory for as long as the server runs.
import { json, withStatus } from './answers.mjs';
import { headerOf, queryOf } from './request.mjs';

/** @typedef {import('./request.mjs').SampleRequest} SampleRequest */
/** @typedef {import('./answers.mjs').Answer} Answer */
/** @typedef {{ billId: string, customer: string, amount: number, paid: boolean }} Bill */

/** @type {Bill[]} */
const firstBills = [
  { billId: '123456', customer: 'Ana Carolina Silva', amount: 120.5, paid: false },
  { billId: '123457', customer: 'Jorge Souza', amount: 75, paid: true },
  { billId: '123458', customer: 'Mary Major', amount: 980.99, paid: false },
];

/** So that a client in a loop can't fill the memory. */
const maxBills = 1000;

/**
 * A fresh set of bills, with the answers of its routes.
 *
 * @param {import('./callbacks.mjs').Callbacks} callbacks
 * @returns {{ list: (request: SampleRequest) => Answer, add: (request: SampleRequest) => Answer, addAndWait: (request: SampleRequest) => Answer }}
 */
export const createBills = (callbacks) => {
  const bills = new Map(firstBills.map((bill) => [bill.billId, bill]));
  let nextId = 123459;

  /** @type {(request: SampleRequest) => Bill | undefined} */
  const store = (request) => {
    const bill = readBill(request.body, () => String(nextId++));
    if (bill === undefined) return undefined;
    bills.set(bill.billId, bill);
    const oldest = bills.keys().next();
    if (bills.size > maxBills && !oldest.done) bills.delete(oldest.value);
    return bill;
  };

  return {
    list: (request) => {
      const wanted = queryOf(request).flatMap(([name, value]) => (name === 'billId' ? [value] : []));
      const found = [...bills.values()].filter(({ billId }) => wanted.length === 0 || wanted.includes(billId));
      return json(200, { myBills: found });
    },

    add: (request) => {
      const bill = store(request);
      return bill ? json(201, bill) : withStatus(400);
    },

    addAndWait: (request) => {
      const bill = store(request);
      if (!bill) return withStatus(400);
      // Says that the token came, never the token: who holds it can end the Task.
      const token = headerOf(request, 'tasktoken');
      const taskTokenReceived = Boolean(token);
      const answered =
        token !== undefined &&
        callbacks.answer(token, bill.amount < 0 ? negative(bill) : { output: { ...bill, approved: true } });
      const next = answered ? 'it will be given back' : 'SendTaskSuccess with it ends the Task';
      const message = taskTokenReceived
        ? `Bill ${bill.billId} was added. A task token came in the header TaskToken; ${next}.`
        : `Bill ${bill.billId} was added. No task token came in the header TaskToken, so nothing could end a waiting Task.`;
      return json(200, { billId: bill.billId, taskTokenReceived, message });
    },
  };
};

/** @type {(bill: Bill) => { error: string, cause: string }} */
const negative = ({ billId, amount }) => ({
  error: 'Bills.NegativeAmount',
  cause: `Bill ${billId} is not approved: its amount is ${amount}.`,
});

/**
 * The bill that a request body describes; undefined when it is not a JSON object or a field has the wrong type.
 *
 * @param {Buffer} body
 * @param {() => string} newId
 * @returns {Bill | undefined}
 */
const readBill = (body, newId) => {
  /** @type {any} */
  let value;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { billId = newId(), customer = '', amount = 0, paid = false } = value;
  const valid =
    (typeof billId === 'string' || typeof billId === 'number') &&
    typeof customer === 'string' &&
    typeof amount === 'number' &&
    typeof paid === 'boolean';
  return valid ? { billId: String(billId), customer, amount, paid } : undefined;
};
