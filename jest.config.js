/** One jest, several rooms: each project is a step of `npm test` and can be run alone. */
const room = (displayName, testMatch, more = {}) => ({
  displayName,
  testMatch: testMatch.map((m) => `<rootDir>/tests/${m}`),
  testEnvironment: 'node',
  transform: { '\\.[jt]sx?$': ['babel-jest', { configFile: './babel.config.js' }] },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.local'],
  ...more,
})

module.exports = {
  testTimeout: 60_000,
  projects: [
    room('domain', ['domain/**/*.test.ts']),
    room('cloud', ['cloud/**/*.test.ts']),
    room('functions', ['functions/**/*.test.ts'], {
      globalSetup: '<rootDir>/tests/functions/bundle.js',
      globalTeardown: '<rootDir>/tests/functions/unbundle.js',
    }),
    room('simulation', ['simulation/**/*.test.ts', 'example/*.test.ts']),
    room('client', ['client/**/*.test.ts']),
    room('check', ['check/**/*.test.ts']),
    room('native', ['native/**/*.test.js'], { testEnvironment: 'jsdom' }),
    room('phone', ['phone/**/*.test.ts']),
    room('e2e', ['e2e/**/*.test.ts'], {
      globalSetup: '<rootDir>/tests/e2e/seed.ts',
      globalTeardown: '<rootDir>/tests/e2e/unseed.ts',
    }),
  ],
}
