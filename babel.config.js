/** Jest compiles TypeScript for this Node; Taro compiles the client with its own preset. */
module.exports = (api) => {
  const test = api.env('test')
  return test
    ? {
        presets: [
          ['@babel/preset-env', { targets: { node: 'current' } }],
          ['@babel/preset-react', { runtime: 'automatic' }],
          '@babel/preset-typescript',
        ],
      }
    : { presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5' }]] }
}
