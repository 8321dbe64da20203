const path = require('path')

const LABELS = ['很不满意', '不满意', '一般', '满意', '很满意']
let rating
let changes

/** The component as a page of ours uses it, in the official simulator. */
async function show(properties) {
  jest.resetModules()
  const simulate = require('miniprogram-simulate')
  const file = path.resolve(__dirname, '../../client/src/native/star-rating/index')
  const id = simulate.load(file, { compiler: 'official', less: false })
  rating = simulate.render(id, { labels: LABELS, ...properties })
  rating.attach(document.createElement('div'))
  changes = []
  rating.addEventListener('change', (event) => changes.push(event.detail.value))
}
const stars = () => rating.querySelectorAll('.star')
const drawn = () =>
  stars()
    .map((star) => star.dom.textContent)
    .join('')
const word = () => rating.querySelector('.word').dom.textContent.trim()
async function tap(n) {
  stars()[n - 1].dispatchEvent('tap')
  // The simulator delivers a tap in the next turn of the event loop.
  await new Promise((resolve) => setTimeout(resolve, 0))
}

test('begins without stars and without a word', async () => {
  await show({})
  expect(drawn()).toBe('☆☆☆☆☆')
  expect(word()).toBe('')
})

test.each([
  [1, '★☆☆☆☆', '很不满意'],
  [3, '★★★☆☆', '一般'],
  [5, '★★★★★', '很满意'],
])('a tap on star %i draws %s, says %s and tells the page', async (n, stars_, said) => {
  await show({})
  await tap(n)
  expect(drawn()).toBe(stars_)
  expect(word()).toBe(said)
  expect(changes).toEqual([n])
})

test('another star may be chosen; the same one again tells nothing', async () => {
  await show({})
  await tap(5)
  await tap(2)
  await tap(2)
  expect(drawn()).toBe('★★☆☆☆')
  expect(changes).toEqual([5, 2])
})

test.each([
  [4, '★★★★☆'],
  [9, '★★★★★'],
  [-1, '☆☆☆☆☆'],
])('a value of %i from the page draws %s', async (value, stars_) => {
  await show({ value })
  expect(drawn()).toBe(stars_)
  expect(changes).toEqual([])
})

test('长辈版 is larger', async () => {
  await show({ large: true })
  expect(rating.querySelector('.stars--large')).toBeTruthy()
})
