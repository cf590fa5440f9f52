// What clients were told of their changes, to be compared with what the tenants did.
export class Ledger {
  #changes = [];

  open(tenant, object) {
    const change = { tenant, object, said: false, unsure: false };
    this.#changes.push(change);
    return {
      note(message, answer) {
        // Without an answer, or with one that says so, a client knows that it does not know.
        change.unsure ||= !message || /may have happened|nobody knows/.test(JSON.stringify(answer?.error ?? ''));
        change.said ||= Boolean(answer && !answer.error);
      },
    };
  }

  compare() {
    const made = ({ tenant, object }) => tenant.seen.created.has(object);
    return {
      lost: this.#changes.filter((change) => change.said && !made(change)).length,
      denied: this.#changes.filter((change) => !change.said && !change.unsure && made(change)).length,
    };
  }
}
