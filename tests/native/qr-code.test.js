const path = require('path')

const ROWS = ['101', '010', '110']
let code
let told

/** A canvas that remembers where it is dark. */
class Paper {
  width = 0
  height = 0
  ground = null
  dark = []
  getContext = () => penOn(this)
}
let paper
function penOn(sheet) {
  return {
    fillRect(x, y, width, height) {
      if (this.fillStyle === '#ffffff') {
        sheet.ground = [x, y, width, height]
        sheet.dark = []
      } else sheet.dark.push([x, y, width, height])
    },
  }
}

/** The component in the official simulator, in a room of `width` × `height` px. */
function show({ node = paper, width = 110, height = 110, ratio = 2, rows = ROWS } = {}) {
  jest.resetModules()
  const simulate = require('miniprogram-simulate')
  const query = {
    in: () => query,
    select: () => ({ fields: () => query }),
    exec: (take) => take([node && { node, width, height }]),
  }
  Object.assign(global.wx, {
    createSelectorQuery: () => query,
    getWindowInfo: () => ({ pixelRatio: ratio }),
  })
  const file = path.resolve(__dirname, '../../client/src/native/qr-code/index')
  const id = simulate.load(file, { compiler: 'official', less: false })
  code = simulate.render(id, { rows, label: '兑换码' })
  told = []
  code.addEventListener('fail', (event) => told.push(event.detail))
  code.attach(document.createElement('div'))
}

beforeEach(() => {
  paper = new Paper()
})

/** 3 modules and 4 white ones on each side are 11; 220 px are 20 for each. */
const SIDE = 20
const module = (x, y) => [(4 + x) * SIDE, (4 + y) * SIDE, SIDE, SIDE]

test('dark where its rows have a 1, white all around', () => {
  show()
  expect([paper.width, paper.height, paper.ground]).toEqual([220, 220, [0, 0, 220, 220]])
  expect(paper.dark).toEqual([module(0, 0), module(2, 0), module(1, 1), module(0, 2), module(1, 2)])
})

test('every module is the same whole number of pixels; what is left over is white', () => {
  show({ width: 115, height: 115 })
  // 230 px: 20 for each of 11, and 5 more on each side.
  expect(paper.dark[0]).toEqual([85, 85, SIDE, SIDE])
})

test('another code is drawn in its place', async () => {
  show()
  code.setData({ rows: ['000', '010', '000'] })
  await new Promise((resolve) => setTimeout(resolve, 0))
  expect(paper.dark).toEqual([module(1, 1)])
})

test('a very fine screen gets no more than three pixels for one', () => {
  show({ ratio: 4 })
  expect(paper.width).toBe(330)
})

test('no rows yet: nothing is drawn', () => {
  show({ rows: [] })
  expect(paper.ground).toBeNull()
})

test('a phone without a canvas is told of', async () => {
  show({ node: null })
  await new Promise((resolve) => setTimeout(resolve, 0))
  expect(told).toEqual([{ errMsg: 'no canvas' }])
})
