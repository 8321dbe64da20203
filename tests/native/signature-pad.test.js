const path = require('path')

const LABELS = { paper: '写名字的地方', clear: '重写', done: '写好了' }
const SIZE = { width: 300, height: 200 }
const RATIO = 2
let pad
let told

/** A canvas that remembers what is on it: dots and lines since the sheet was last made white. */
class Paper {
  width = 0
  height = 0
  marks = []
  ground = null
  getContext = () => penOn(this)
}
let paper

/** Draws on such a paper; a path is its points. */
function penOn(sheet) {
  let scale = 1
  let path_ = []
  return {
    scale: (x) => (scale *= x),
    fillRect(x, y, width, height) {
      sheet.marks = []
      sheet.ground = { colour: this.fillStyle, width: width * scale, height: height * scale }
    },
    beginPath: () => (path_ = []),
    moveTo: (x, y) => path_.push([x, y]),
    lineTo: (x, y) => path_.push([x, y]),
    arc: (x, y) => path_.push([x, y]),
    quadraticCurveTo: (cx, cy, x, y) => path_.push([cx, cy], [x, y]),
    fill() {
      sheet.marks.push({ dot: path_[0], ink: this.fillStyle })
    },
    stroke() {
      sheet.marks.push({ line: path_, ink: this.strokeStyle, widthPx: this.lineWidth })
    },
  }
}

/** The phone as far as the pad asks it: the node of a query, and a picture of a canvas. */
function phone({ node = paper, picture = () => 'wxfile://tmp_name.jpg' } = {}) {
  const query = {
    in: () => query,
    select: () => ({ fields: () => query }),
    exec: (take) => take([node && { node, ...SIZE }]),
  }
  const canvasToTempFilePath = async ({ canvas, fileType, success, fail }) => {
    try {
      success({ tempFilePath: await picture({ canvas, fileType }) })
    } catch (error) {
      fail({ errMsg: `canvasToTempFilePath:fail ${error.message}` })
    }
  }
  const getWindowInfo = () => ({ pixelRatio: RATIO })
  return { createSelectorQuery: () => query, canvasToTempFilePath, getWindowInfo }
}

/** The component as a page of ours uses it, in the official simulator. */
function show(properties = {}, asked = {}) {
  jest.resetModules()
  const simulate = require('miniprogram-simulate')
  paper = new Paper()
  Object.assign(global.wx, phone({ node: paper, ...asked }))
  const file = path.resolve(__dirname, '../../client/src/native/signature-pad/index')
  const id = simulate.load(file, { compiler: 'official', less: false })
  pad = simulate.render(id, { labels: LABELS, ...properties })
  told = []
  for (const name of ['change', 'done', 'empty', 'fail']) {
    pad.addEventListener(name, (event) => told.push([name, event.detail]))
  }
  pad.attach(document.createElement('div'))
}

/** The simulator delivers events in the next turn of the event loop. */
const delivered = () => new Promise((resolve) => setTimeout(resolve, 0))

/** The fingers on the glass, by identifier; what the canvas hears names all and those that changed. */
let fingers
async function touch(type, ...changed) {
  const list = changed.map(([identifier, x, y]) => ({ identifier, x, y }))
  for (const one of list) {
    if (type === 'touchstart' || type === 'touchmove') fingers.set(one.identifier, one)
    else fingers.delete(one.identifier)
  }
  const event = new Event(type, { bubbles: true, cancelable: true })
  Object.assign(event, { touches: [...fingers.values()], changedTouches: list })
  pad.querySelector('.paper').dom.dispatchEvent(event)
  await delivered()
}
/** One stroke of one finger through the points. */
async function draws(identifier, ...points) {
  await touch('touchstart', [identifier, ...points[0]])
  for (const point of points.slice(1)) await touch('touchmove', [identifier, ...point])
  await touch('touchend', [identifier, ...points[points.length - 1]])
}
async function tap(word) {
  const keys = pad.querySelectorAll('.key')
  keys.find((key) => key.dom.textContent === word).dispatchEvent('tap')
  await delivered()
}
const lines = () => paper.marks.filter((m) => m.line).map((m) => m.line)
/** Every point that some mark goes through. */
const points = () => paper.marks.flatMap((m) => m.line ?? [m.dot])
const isOff = () => !!pad.querySelector('.key--off')

beforeEach(() => {
  fingers = new Map()
})

test('begins as white paper in the phone’s own pixels, with nothing drawn', () => {
  show()
  expect([paper.width, paper.height]).toEqual([600, 400])
  expect(paper.ground).toEqual({ colour: '#ffffff', width: 600, height: 400 })
  expect([paper.marks, told, isOff()]).toEqual([[], [], true])
})

test('a line follows the finger without a gap, and the page hears of it once', async () => {
  show()
  await draws(0, [10, 10], [30, 10], [50, 30], [50, 60])
  const drawn = lines()
  expect(drawn).toEqual([
    [
      [10, 10],
      [10, 10],
      [20, 10],
    ],
    [
      [20, 10],
      [30, 10],
      [40, 20],
    ],
    [
      [40, 20],
      [50, 30],
      [50, 45],
    ],
    [
      [50, 45],
      [50, 60],
    ],
  ])
  await draws(0, [100, 10], [160, 10])
  expect([told, isOff()]).toEqual([[['change', { drawn: true }]], false])
  for (const { ink } of paper.marks) expect(ink).toBe('#16211f')
})

test.each([
  ['a dot', [[40, 40]]],
  [
    'a slip',
    [
      [40, 40],
      [46, 44],
    ],
  ],
])('%s is put on the paper, but is no name', async (_what, stroke) => {
  show()
  await draws(0, ...stroke)
  expect(paper.marks[0]).toMatchObject({ dot: [40, 40] })
  expect([told, isOff()]).toEqual([[], true])
})

test('a palm that comes down, moves and goes makes no line, and breaks none', async () => {
  show()
  await touch('touchstart', [0, 10, 10])
  await touch('touchmove', [0, 30, 10])
  await touch('touchstart', [7, 200, 150])
  await touch('touchmove', [7, 210, 160], [0, 50, 10])
  await touch('touchmove', [7, 220, 190])
  await touch('touchend', [7, 220, 190])
  await touch('touchmove', [0, 70, 10])
  await touch('touchend', [0, 70, 10])
  expect(points().every(([, y]) => y === 10)).toBe(true)
  expect(lines().at(-1)).toEqual([
    [60, 10],
    [70, 10],
  ])
})

test('a hand that stays on the glass writes nothing after the finger has gone', async () => {
  show()
  await touch('touchstart', [0, 10, 10])
  await touch('touchstart', [1, 200, 150])
  await touch('touchend', [0, 10, 10])
  const before = paper.marks.length
  await touch('touchmove', [1, 100, 100])
  await touch('touchend', [1, 100, 100])
  expect(paper.marks).toHaveLength(before)
  await draws(2, [20, 20], [60, 20])
  expect(points().at(-1)).toEqual([60, 20])
})

test('two that come down at the same moment: the first of them writes', async () => {
  show()
  await touch('touchstart', [3, 10, 10], [4, 200, 150])
  await touch('touchmove', [4, 210, 160], [3, 40, 10])
  expect(points().every(([, y]) => y === 10)).toBe(true)
})

test('an end that was never heard of stops nobody from writing on', async () => {
  show()
  await touch('touchstart', [0, 10, 10])
  fingers.clear()
  await draws(1, [20, 50], [80, 50])
  expect(lines().at(-1)).toEqual([
    [50, 50],
    [80, 50],
  ])
})

test('重写 makes the paper white again, and a stroke under way is over', async () => {
  show()
  await draws(0, [10, 10], [60, 10])
  await touch('touchstart', [0, 20, 20])
  await tap('重写')
  await touch('touchmove', [0, 90, 90])
  expect([paper.marks, isOff()]).toEqual([[], true])
  expect(told).toEqual([
    ['change', { drawn: true }],
    ['change', { drawn: false }],
  ])
  await tap('重写')
  expect(told).toHaveLength(2)
})

test('写好了 gives a picture of the whole sheet', async () => {
  const asked = []
  show({}, { picture: (how) => asked.push(how) && 'wxfile://tmp_a.jpg' })
  await draws(0, [10, 10], [60, 10])
  await tap('写好了')
  await delivered()
  expect(asked).toEqual([{ canvas: paper, fileType: 'jpg' }])
  expect(told.at(-1)).toEqual(['done', { path: 'wxfile://tmp_a.jpg' }])
})

test('a second tap on 写好了 while the picture is made gives no second picture', async () => {
  const made = []
  show({}, { picture: () => new Promise((give) => made.push(give)) })
  await draws(0, [10, 10], [60, 10])
  await tap('写好了')
  await tap('写好了')
  expect(made).toHaveLength(1)
  made[0]('wxfile://tmp_c.jpg')
  await delivered()
  expect(told.slice(1)).toEqual([['done', { path: 'wxfile://tmp_c.jpg' }]])
})

test('写好了 with nothing written says so and makes no picture', async () => {
  const picture = jest.fn()
  show({}, { picture })
  await draws(0, [10, 10])
  await tap('写好了')
  expect(told.map(([name]) => name)).toEqual(['empty'])
  expect(picture).not.toHaveBeenCalled()
})

test('a picture that fails is told, and can be tried again', async () => {
  let full = true
  const picture = () => {
    if (full) throw new Error('no space')
    return 'wxfile://tmp_b.jpg'
  }
  show({}, { picture })
  await draws(0, [10, 10], [60, 10])
  await tap('写好了')
  await delivered()
  expect(told.at(-1)).toEqual(['fail', { errMsg: 'canvasToTempFilePath:fail no space' }])
  full = false
  await tap('写好了')
  await delivered()
  expect(told.at(-1)).toEqual(['done', { path: 'wxfile://tmp_b.jpg' }])
})

test('a phone without such a canvas is told once and takes touches in silence', async () => {
  show({}, { node: null })
  expect(told).toEqual([['fail', { errMsg: 'no canvas' }]])
  await draws(0, [10, 10], [60, 10])
  await tap('重写')
  await expect(pad.instance.save()).rejects.toThrow('no canvas')
  expect(told).toHaveLength(1)
})

test('without words for them it has no buttons, and the page calls', async () => {
  show({ labels: { paper: LABELS.paper } })
  expect(pad.querySelectorAll('.key')).toHaveLength(0)
  await draws(0, [10, 10], [60, 10])
  await expect(pad.instance.save()).resolves.toBe('wxfile://tmp_name.jpg')
  pad.instance.clear()
  expect(paper.marks).toEqual([])
})

test('长辈版: a larger sheet and a thicker line', async () => {
  show({ large: true })
  await draws(0, [10, 10], [60, 10])
  expect(pad.querySelector('.paper--large')).toBeTruthy()
  expect(paper.marks.filter((m) => m.line).map((m) => m.widthPx)).toEqual([6, 6])
})
