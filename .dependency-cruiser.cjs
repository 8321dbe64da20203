/** Imports run one way: client → domain ← cloudfunctions; tests → all; devtools reads schema only. */
const only = (name, from, notTo, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: notTo },
})

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'contexts-in-no-circle',
      comment: 'what a context leans on knows nothing of it (docs/architecture.md, Contexts)',
      severity: 'error',
      scope: 'folder',
      from: { path: '^domain/' },
      to: { circular: true },
    },
    only(
      'domain-is-pure',
      '^domain',
      '^(client|cloudfunctions|devtools|tests)',
      'domain knows nobody',
    ),
    {
      name: 'domain-libraries',
      severity: 'error',
      from: { path: '^domain' },
      to: {
        path: 'node_modules',
        pathNot:
          'node_modules/(valibot|dayjs|chinese-days|jssha|point-in-polygon-hao|robust-predicates)',
      },
    },
    only('client-meets-domain-only', '^client', '^(cloudfunctions|devtools|tests)'),
    only('functions-meet-domain-only', '^cloudfunctions', '^(client|devtools|tests)'),
    only('devtools-read-schema-only', '^devtools', '^(client|tests|cloudfunctions/(?!schema))'),
    {
      name: 'one-importer-of-the-sdk',
      severity: 'error',
      from: { path: '^(client|domain|devtools|cloudfunctions/(?!platform))' },
      to: { path: 'wx-server-sdk' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^dist|^\\.local|fixtures)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'] },
  },
}
