export default definePageConfig({ navigationBarTitleText: '拟活动' })
