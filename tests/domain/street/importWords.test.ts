import { importText } from '../../../devtools/street/words'

/** What the command line says of an import: where, what, and what to do next. */
test('faults and warnings name file, row and field; shapes are no rows', () => {
  const { said, complained } = importText({
    ok: false,
    code: 'invalidFiles',
    message: '改好后重新上传。',
    errors: [
      { file: 'staff.csv', row: 3, field: 'phone', message: '“手机号”没有填写。' },
      { file: 'grids.geojson', row: 2, field: '', message: '边界自己相交。' },
      { file: 'street.json', row: 0, field: 'name', message: '请精简。' },
    ],
    warnings: [{ file: 'grids.geojson', row: 1, field: '', message: '还没有网格长。' }],
  })
  expect(said).toEqual([])
  expect(complained).toEqual([
    'staff.csv 第3行 phone：“手机号”没有填写。',
    'grids.geojson 第2个网格：边界自己相交。',
    'street.json name：请精简。',
    '提醒：grids.geojson 第1个网格：还没有网格长。',
    '改好后重新上传。',
  ])
})

test('what must be confirmed is listed in words, with the way to say yes', () => {
  const list = [{ kind: 'staff', why: 'retired', code: 'Z1', name: '张一' }] as const
  const { complained } = importText({ ok: false, code: 'needsConfirm', list: [...list] })
  expect(complained.slice(1)).toEqual([
    '  人员 张一（Z1）会停用',
    '核对无误后，用这个命令再运行一次，在后面加上 --confirm。',
  ])
})

test.each([
  [0, '没有在办的事需要换人。'],
  [7, /^7件在办的事.*分流台/],
])('%i moved', (moved, words) => {
  const { said } = importText({ ok: true, done: true, written: 1, retired: 0, moved, rev: 'r' })
  expect(said[1]).toMatch(words)
})

test('where redemptions wait and nobody hands them out, it says what to do', () => {
  const unkept = [
    { pickUp: 'P1', name: '黄河服务站', count: 3 },
    { pickUp: 'P9', name: '', count: 1 },
  ]
  const { said } = importText({ ok: true, done: true, unkept })
  expect(said.slice(2)).toEqual([
    expect.stringMatching(/^领取点“黄河服务站”（P1）有3件.*keepers.csv/),
    expect.stringMatching(/^已撤的领取点“P9”有1件/),
  ])
})
