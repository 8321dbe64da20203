export default definePageConfig({ navigationBarTitleText: '给老人开账户' })
