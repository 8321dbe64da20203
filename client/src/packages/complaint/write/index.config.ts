export default definePageConfig({ navigationBarTitleText: '写投诉建议' })
