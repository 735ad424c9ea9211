import fc from 'fast-check';

/** A JSON object that a generator makes. */
type Members = Readonly<Record<string, unknown>>;

/** Names as people and machines give them, also those that mean something to JavaScript, JSON Pointer or URLs. */
const name = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,11}$/) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '__proto__',
      'constructor',
      'a/b',
      'a~1b',
      'x y',
      'größe',
      '%2F',
      'toString',
      '1',
      '$ref2',
      'a.b[0]',
    ),
  },
);
/** Names that a header or a variable of a path can have. */
const token = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,9}$/);
const text = fc.oneof(
  fc.constant('Plain text.'),
  fc.string({ maxLength: 20 }),
  fc.constantFrom('<b>bold</b>', 'a|b', '`x`', '"quoted"', 'ünï'),
);

/** Some of the members, each as often there as not. */
function some(members: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Members> {
  return fc.record(members, { requiredKeys: [] });
}

/** An object by names; a name like `__proto__` is a member of its own. */
function named(value: fc.Arbitrary<unknown>, keys: fc.Arbitrary<string> = name, maxLength = 4): fc.Arbitrary<Members> {
  return fc.array(fc.tuple(keys, value), { maxLength }).map((entries) => {
    const object: Record<string, unknown> = {};
    for (const [key, item] of entries)
      Object.defineProperty(object, key, { value: item, enumerable: true, writable: true, configurable: true });
    return object;
  });
}

const marks = some({
  'x-ms-summary': text,
  'x-ms-visibility': fc.constantFrom('important', 'advanced', 'internal'),
  'x-own': fc.jsonValue({ maxDepth: 1 }),
});

const scalar: fc.Arbitrary<Members> = fc
  .oneof(
    fc.record({
      type: fc.constant('string'),
      more: some({ format: fc.constantFrom('date-time', 'uuid', 'byte'), maxLength: fc.nat(99), default: text }),
    }),
    fc.record({
      type: fc.constant('string'),
      more: fc.record({
        enum: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 }),
      }),
    }),
    fc.record({
      type: fc.constantFrom('integer', 'number'),
      more: some({ minimum: fc.integer({ min: -9, max: 9 }), default: fc.nat(9) }),
    }),
    fc.record({ type: fc.constant('boolean'), more: some({ default: fc.boolean() }) }),
  )
  .map(({ type, more }) => ({ type, ...more }));

/** Schemas that refer to the definitions at `base`, also in circles. */
function schemas(base: string): fc.Arbitrary<Members> {
  return fc.letrec<{ schema: Members }>((tie) => ({
    schema: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      fc.tuple(scalar, marks, some({ title: text, description: text })).map(([a, b, c]) => ({ ...a, ...b, ...c })),
      fc.constantFrom('One', 'Two').map((to) => ({ $ref: `${base}${to}` })),
      fc.record({ type: fc.constant('array'), items: tie('schema') }),
      fc.tuple(named(tie('schema')), some({ description: text }), fc.boolean()).map(([properties, more, all]) => ({
        type: 'object',
        properties,
        ...more,
        ...(all && Object.keys(properties).length > 0 ? { required: Object.keys(properties) } : {}),
      })),
      fc
        .tuple(tie('schema'), named(tie('schema')))
        .map(([first, properties]) => ({ allOf: [first, { type: 'object', properties }] })),
    ),
  })).schema;
}

const info = fc
  .record({
    title: fc.constantFrom('Things', 'Größen & <more>', 'A "title"'),
    version: fc.constantFrom('1', '1.0.3'),
    more: some({ description: text, contact: some({ name: text, email: fc.constant('a@b.example') }) }),
  })
  .map(({ more, ...rest }) => ({ ...rest, ...more }));

interface Dialect {
  readonly base: string;
  readonly schema: fc.Arbitrary<Members>;
  /** Parameters of an operation whose path has these variables. */
  parameters(variables: readonly string[]): fc.Arbitrary<readonly Members[]>;
  operation(method: string): fc.Arbitrary<Members>;
}

function paths(dialect: Dialect): fc.Arbitrary<Members> {
  const path = fc
    .tuple(fc.uniqueArray(token, { minLength: 1, maxLength: 3, selector: (one) => one.toLowerCase() }), fc.nat(2))
    .map(([parts, variables]) => ({
      template: `/${parts.map((part, index) => (index < variables ? `{${part}}` : part)).join('/')}`,
      variables: parts.slice(0, variables),
    }));
  const item = path.chain(({ template, variables }) =>
    fc
      .uniqueArray(fc.constantFrom('get', 'put', 'post', 'delete', 'patch', 'head', 'options'), {
        minLength: 1,
        maxLength: 2,
      })
      .chain((methods) =>
        fc.tuple(
          ...methods.map((method) =>
            fc
              .tuple(dialect.operation(method), dialect.parameters(variables))
              .map(([{ extra, ...operation }, parameters]) => [
                method,
                { ...operation, parameters: [...parameters, ...((extra as Members[] | undefined) ?? [])] },
              ]),
          ),
        ),
      )
      .map((operations) => [template, Object.fromEntries(operations)] as const),
  );
  return fc.uniqueArray(item, { minLength: 1, maxLength: 3, selector: ([template]) => template }).map((items) => {
    const ids = new Map(
      items
        .flatMap(([template, operations]) => Object.keys(operations).map((method) => `${method} ${template}`))
        .map((key, index) => [key, `Op${index + 1}`]),
    );
    return Object.fromEntries(
      items.map(([template, operations]) => [
        template,
        Object.fromEntries(
          Object.entries(operations as Members).map(([method, operation]) => [
            method,
            { operationId: ids.get(`${method} ${template}`), ...(operation as Members) },
          ]),
        ),
      ]),
    );
  });
}

const texts = some({
  summary: text,
  description: text,
  tags: fc.array(token, { maxLength: 2 }),
  deprecated: fc.boolean(),
  'x-ms-visibility': fc.constantFrom('important', 'advanced', 'internal'),
  'x-ms-trigger': fc.constantFrom('single', 'batch'),
});
const status = fc.uniqueArray(fc.constantFrom('200', '201', '404', 'default'), { minLength: 1, maxLength: 2 });

function responses(one: fc.Arbitrary<Members>): fc.Arbitrary<Members> {
  return status.chain((codes) =>
    fc
      .tuple(...codes.map(() => one))
      .map((made) => Object.fromEntries(codes.map((code, index) => [code, made[index]]))),
  );
}

/** Any definition in 2.0: parameters of all places and kinds, bodies, forms, answers, references in circles, extensions. */
export function anySwagger2(): fc.Arbitrary<Members> {
  const base = '#/definitions/';
  const schema = schemas(base);
  const list = fc.record({
    type: fc.constant('array'),
    items: scalar,
    collectionFormat: fc.constantFrom('csv', 'multi', 'pipes', 'ssv'),
  });
  const answer = fc
    .tuple(fc.record({ description: text }), some({ schema, headers: named(scalar, token, 2) }))
    .map(([a, b]) => ({ ...a, ...b }));
  const dialect: Dialect = {
    base,
    schema,
    parameters: (variables) =>
      fc
        .tuple(
          fc.tuple(
            ...variables.map((variable) =>
              fc.tuple(scalar, marks).map(([a, b]) => ({ name: variable, in: 'path', required: true, ...a, ...b })),
            ),
          ),
          fc.uniqueArray(
            fc.tuple(
              name,
              fc.constantFrom('query'),
              fc.oneof(scalar, list),
              marks,
              some({ required: fc.boolean(), description: text }),
            ),
            { maxLength: 3, selector: ([one]) => one },
          ),
          fc.uniqueArray(fc.tuple(token, scalar), { maxLength: 2, selector: ([one]) => one.toLowerCase() }),
        )
        .map(([inPath, query, headers]) => [
          ...inPath,
          ...query.map(([one, place, value, more, described]) => ({
            name: one,
            in: place,
            ...value,
            ...more,
            ...described,
          })),
          ...headers.map(([one, value]) => ({ name: `X-${one}`, in: 'header', ...value })),
        ]),
    operation: () => {
      const body = fc
        .tuple(schema, some({ required: fc.boolean(), description: text }))
        .map(([of, more]) => [{ name: 'body', in: 'body', schema: of, ...more }]);
      const form = fc
        .uniqueArray(fc.tuple(token, fc.oneof(scalar, fc.constant({ type: 'file' })), fc.boolean()), {
          minLength: 1,
          maxLength: 3,
          selector: ([one]) => one,
        })
        .map((fields) => fields.map(([one, value, required]) => ({ name: one, in: 'formData', ...value, required })));
      return fc
        .oneof(
          fc.record({
            texts,
            responses: responses(answer),
            extra: fc.constant([] as object[]),
            consumes: fc.constant(undefined),
          }),
          fc.record({
            texts,
            responses: responses(answer),
            extra: body,
            consumes: fc.constantFrom(undefined, ['application/json'], ['application/json', 'text/json']),
          }),
          fc.record({
            texts,
            responses: responses(answer),
            extra: form,
            consumes: fc.constant(['multipart/form-data']),
          }),
        )
        .map(({ texts: own, consumes, ...rest }) => ({
          ...own,
          ...rest,
          ...(consumes === undefined ? {} : { consumes }),
        }));
    },
  };
  const security = fc.constantFrom(
    {},
    { securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } }, security: [{ key: [] }] },
    {
      securityDefinitions: {
        login: { type: 'basic' },
        token: {
          type: 'oauth2',
          flow: 'accessCode',
          authorizationUrl: 'https://a.example/auth',
          tokenUrl: 'https://a.example/token',
          scopes: { read: 'Read' },
        },
      },
    },
  );
  return fc
    .record({
      info,
      paths: paths(dialect),
      one: schema,
      two: schema,
      security,
      basePath: fc.constantFrom('/', '/v1', '/a b'),
      produces: fc.constantFrom(['application/json'], ['application/json', 'text/plain']),
    })
    .map(({ one, two, security: schemes, ...rest }) => ({
      swagger: '2.0',
      host: 'api.example.com',
      schemes: ['https'],
      ...rest,
      definitions: { One: atLeast(one), Two: atLeast(two) },
      ...schemes,
    }));
}

/** A definition that is referred to is no reference itself, so that no chain of them is a circle. */
function atLeast(schema: Members): Members {
  return '$ref' in schema ? { type: 'object', properties: { next: schema } } : schema;
}

/** Any definition in 3.0 or 3.1. With `plain`, only what 2.0 can say too. */
export function anyOpenApi3(kind: 'plain' | 'rich'): fc.Arbitrary<Members> {
  const base = '#/components/schemas/';
  const common = schemas(base);
  const schema =
    kind === 'plain'
      ? common
      : fc.oneof(
          { weight: 4, arbitrary: common },
          fc.tuple(common, common).map(([a, b]) => ({ oneOf: [a, b] })),
          common.map((a) => ({ anyOf: [a, { type: 'null' }] })),
          fc.record({ type: fc.constant(['string', 'null']) }),
          fc.record({ const: fc.string() }),
        );
  const content = fc
    .tuple(fc.constantFrom('application/json', 'text/plain', 'application/xml'), schema)
    .map(([type, of]) => ({ [type]: { schema: of } }));
  const answer = fc.tuple(fc.record({ description: text }), some({ content })).map(([a, b]) => ({ ...a, ...b }));
  const listStyles =
    kind === 'plain'
      ? [
          { style: 'form', explode: true },
          { style: 'form', explode: false },
          { style: 'pipeDelimited', explode: false },
        ]
      : [{ style: 'spaceDelimited', explode: false }, { style: 'deepObject', explode: true }, {}];
  const value = fc.oneof(
    scalar.map((of) => ({ schema: of })),
    fc
      .tuple(scalar, fc.constantFrom(...listStyles))
      .map(([items, style]) => ({ ...style, schema: { type: 'array', items } })),
  );
  const dialect: Dialect = {
    base,
    schema,
    parameters: (variables) =>
      fc
        .tuple(
          fc.tuple(
            ...variables.map((variable) =>
              scalar.map((of) => ({ name: variable, in: 'path', required: true, schema: of })),
            ),
          ),
          fc.uniqueArray(fc.tuple(name, value, marks, some({ required: fc.boolean(), description: text })), {
            maxLength: 3,
            selector: ([one]) => one,
          }),
          kind === 'plain'
            ? fc.constant([])
            : fc.uniqueArray(fc.tuple(token, scalar), { maxLength: 1, selector: ([one]) => one }),
        )
        .map(([inPath, query, cookies]) => [
          ...inPath,
          ...query.map(([one, of, more, described]) => ({ name: one, in: 'query', ...of, ...more, ...described })),
          ...cookies.map(([one, of]) => ({ name: one, in: 'cookie', schema: of })),
        ]),
    operation: () => {
      const body = fc
        .tuple(
          fc.constantFrom('application/json', 'application/merge-patch+json'),
          schema,
          some({ required: fc.boolean(), description: text }),
        )
        .map(([type, of, more]) => ({ content: { [type]: { schema: of } }, ...more }));
      return fc
        .record({ texts, responses: responses(answer), requestBody: fc.option(body, { nil: undefined }) })
        .map(({ texts: own, requestBody, ...rest }) => ({
          ...own,
          ...rest,
          ...(requestBody === undefined ? {} : { requestBody }),
        }));
    },
  };
  return fc
    .record({ version: fc.constantFrom('3.0.3', '3.1.0'), info, paths: paths(dialect), one: schema, two: schema })
    .map(({ version, one, two, ...rest }) => ({
      openapi: version,
      servers: [{ url: 'https://api.example.com/v1' }],
      ...rest,
      components: { schemas: { One: atLeast(one), Two: atLeast(two) } },
    }));
}
