/** What the playground begins with. */
export const SAMPLE_EXPRESSION = "@concat('Hello, ', toUpper(triggerBody()?['name']), '!')";

/** Data for it to read: one of each kind that the functions know. */
export const SAMPLE_DATA: string = JSON.stringify(
  {
    trigger: { name: 'manual', outputs: { headers: {}, body: { name: 'Ada', items: [1, 2, 3] } } },
    actions: {
      Get_order: { status: 'Succeeded', code: 'OK', outputs: { statusCode: 200, body: { id: 7, total: 12.5 } } },
    },
    parameters: { region: 'west' },
    variables: { count: 3 },
    item: { id: 1 },
  },
  null,
  2,
);
