import type { IncomingMessage } from 'node:http';

/** The key that the API of lists takes. */
export const listsKey = 'lists-key-5X+/=7';

const ok = { 200: { description: 'ok' } };
const query = (name: string, more: object = {}) => ({ name, in: 'query', type: 'string', ...more });

/** A definition with every dynamic extension: lists of a site, columns of a list, folders in folders. */
export function listsDefinition(host: string): object {
  const lookup = (operationId: string, path: string, parameters: readonly object[], more: object = {}) => ({
    [path]: {
      get: { operationId, summary: operationId, 'x-ms-visibility': 'internal', parameters, responses: ok, ...more },
    },
  });
  const item = { itemsPath: 'items', itemValuePath: 'id', itemTitlePath: 'label' };
  return {
    swagger: '2.0',
    info: { title: 'Lists', version: '1', description: 'Keeps lists of things on sites.' },
    host,
    basePath: '/v1',
    schemes: ['http'],
    consumes: ['application/json'],
    produces: ['application/json'],
    securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } },
    security: [{ key: [] }],
    paths: {
      ...lookup('Sites', '/sites', []),
      ...lookup('Lists', '/lists', [query('site', { required: true })]),
      ...lookup('Columns', '/columns', [query('list', { required: true })]),
      ...lookup('Folders', '/folders', [query('site', { required: true })]),
      ...lookup('FoldersInside', '/folders/inside', [query('folder', { required: true })]),
      ...lookup('Cities', '/cities', [query('country', { required: true })], {
        'x-ms-pageable': { nextLinkName: 'next' },
      }),
      '/items/{id}': {
        get: {
          operationId: 'GetItem',
          summary: 'Get an item',
          description: 'Gets an item of a list.',
          parameters: [
            query('list', { required: true, 'x-ms-summary': 'List' }),
            { name: 'id', in: 'path', required: true, type: 'string', 'x-ms-summary': 'Id' },
          ],
          responses: {
            200: {
              description: 'ok',
              schema: {
                type: 'object',
                properties: {
                  id: { type: 'string' },
                  got: {
                    type: 'object',
                    'x-ms-dynamic-schema': {
                      operationId: 'Columns',
                      'value-path': 'schema',
                      parameters: { list: { parameter: 'list' } },
                    },
                  },
                },
              },
            },
          },
        },
      },
      '/items': {
        post: {
          operationId: 'AddItem',
          summary: 'Add an item',
          description: 'Adds an item to a list of a site.',
          parameters: [
            query('site', {
              required: true,
              'x-ms-summary': 'Site',
              'x-ms-dynamic-values': {
                operationId: 'Sites',
                'value-collection': 'd/results',
                'value-path': 'id',
                'value-title': 'title',
              },
            }),
            query('list', {
              required: true,
              'x-ms-summary': 'List',
              'x-ms-dynamic-list': {
                operationId: 'Lists',
                parameters: { site: { parameterReference: 'site' } },
                itemValuePath: 'key/id',
                itemTitlePath: 'label',
              },
              'x-ms-dynamic-values': {
                operationId: 'Lists',
                parameters: { site: { parameter: 'site' } },
                'value-path': 'key/id',
                'value-title': 'label',
              },
            }),
            query('folder', {
              'x-ms-summary': 'Folder',
              'x-ms-dynamic-tree': {
                settings: { canSelectParentNodes: true, canSelectLeafNodes: false },
                open: {
                  ...item,
                  operationId: 'Folders',
                  itemIsParent: '(kind == "folder")',
                  itemFullTitlePath: 'path',
                  parameters: { site: { parameterReference: 'site' } },
                },
                browse: {
                  ...item,
                  operationId: 'FoldersInside',
                  itemIsParent: '(kind == "folder")',
                  itemFullTitlePath: 'path',
                  parameters: { folder: { selectedItemValuePath: 'id' } },
                },
              },
            }),
            query('calendar', {
              'x-ms-summary': 'Calendar',
              'x-ms-dynamic-values': { builtInOperation: 'Calendars', 'value-path': 'id' },
            }),
            {
              name: 'item',
              in: 'body',
              required: true,
              schema: {
                type: 'object',
                'x-ms-dynamic-schema': {
                  operationId: 'Columns',
                  'value-path': 'schema',
                  parameters: { list: { parameter: 'list' } },
                },
                'x-ms-dynamic-properties': {
                  operationId: 'Columns',
                  itemValuePath: 'schema',
                  parameters: { list: { parameterReference: 'list' } },
                },
              },
            },
          ],
          responses: { 200: { description: 'ok', schema: { type: 'object', properties: { id: { type: 'string' } } } } },
        },
      },
    },
  };
}

/** What the API of lists answers to a request: the status and the JSON of the body. */
export function answerOfLists(
  request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  body: string,
): { readonly status: number; readonly body: unknown } {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x');
  if (request.headers['x-api-key'] !== listsKey)
    return { status: 401, body: { error: { message: 'The key is wrong.' } } };
  const told = replies[pathname.replace(/^\/v1/, '')];
  if (told === undefined) return { status: 404, body: { message: 'There is no such thing.' } };
  return told(searchParams, body);
}

type Reply = (query: URLSearchParams, body: string) => { readonly status: number; readonly body: unknown };

const fine = (body: unknown) => ({ status: 200, body });
const folder = (id: string, label: string) => ({ id, label, path: `/${id}`, kind: 'folder' });

const replies: Readonly<Record<string, Reply>> = {
  '/sites': () =>
    fine({
      d: {
        results: [
          { id: 's1', title: 'Sales' },
          { id: 's2', title: 'Support' },
          { id: 'down', title: 'Down' },
        ],
      },
    }),
  '/lists': (query) => {
    const site = query.get('site');
    if (site === 'down') return { status: 503, body: { error: { message: 'The site is being repaired.' } } };
    return fine(site === 's1' ? [list('orders', 'Orders'), list('leads', 'Leads')] : [list('tickets', 'Tickets')]);
  },
  '/cities': (query) => {
    const page = Number(query.get('page') ?? 1);
    const country = query.get('country') ?? '';
    const id = `${country}-${page}`;
    const more = page < (country === 'big' ? 7 : 2);
    const next = `?country=${country}&page=${page + 1}`;
    return fine({ value: [{ id, name: `City ${page}` }], ...(more ? { next } : {}) });
  },
  '/items/i1': (query) => fine({ id: 'i1', got: { customer: `Ann of ${query.get('list')}` } }),
  '/columns': (query) => fine({ schema: columns[query.get('list') ?? ''] ?? { type: 'object' } }),
  '/folders': () =>
    fine({ items: [folder('reports', 'Reports'), folder('archive', 'Archive'), file('readme', 'Read me')] }),
  '/folders/inside': (query) =>
    fine({
      items: query.get('folder') === 'reports' ? [folder('reports-2026', '2026'), file('summary', 'Summary')] : [],
    }),
  '/items': (query, body) =>
    fine({
      id: 'i1',
      site: query.get('site'),
      list: query.get('list'),
      folder: query.get('folder'),
      got: JSON.parse(body || 'null'),
    }),
};

function list(id: string, label: string): object {
  return { key: { id }, label };
}

function file(id: string, label: string): object {
  return { id, label, path: `/${id}`, kind: 'file' };
}

const columns: Readonly<Record<string, object>> = {
  orders: {
    type: 'object',
    required: ['customer'],
    properties: {
      customer: { type: 'string', 'x-ms-summary': 'Customer', description: 'Who ordered.' },
      amount: { type: 'integer', 'x-ms-summary': 'Amount' },
      express: { type: 'boolean', 'x-ms-summary': 'Express delivery' },
      size: { type: 'string', 'x-ms-summary': 'Size', enum: ['small', 'large'] },
    },
  },
  deep: {
    type: 'object',
    properties: {
      address: {
        type: 'object',
        properties: {
          country: { type: 'string', 'x-ms-summary': 'Country' },
          city: {
            type: 'string',
            'x-ms-summary': 'City',
            'x-ms-dynamic-values': {
              operationId: 'Cities',
              'value-path': 'id',
              'value-title': 'name',
              parameters: { country: { parameter: 'country' } },
            },
          },
        },
      },
    },
  },
  tickets: { type: 'object', properties: { subject: { type: 'string', 'x-ms-summary': 'Subject' } } },
};
