export { testAssetStore } from './asset-store-suite.ts'
export type { AssetStoreUnderTest } from './asset-store-suite-scene.ts'
export { type TestRunner, testBackend } from './backend-suite.ts'
export type { BackendUnderTest, TestTransaction } from './backend-suite-scene.ts'
export { type FakeClock, fakeClock } from './fake-clock.ts'
export { type FakeImageModel, type FakeImageModelOptions, fakeImageModel } from './fake-image-model.ts'
export {
  type FakeAnswer,
  type FakeLanguageModel,
  type FakeLanguageModelOptions,
  fakeLanguageModel,
  type WrongAnswer,
} from './fake-language-model.ts'
export { type FakeSpeechModel, type FakeSpeechModelOptions, fakeSpeechModel } from './fake-speech-model.ts'
export {
  type FakeLoad,
  type FakeTranscriptLoader,
  type FakeTranscriptLoaderOptions,
  fakeTranscriptLoader,
} from './fake-transcript-loader.ts'
export type { FakeCalls, Fault } from './fault-script.ts'
export { type ImageModelUnderTest, testImageModel } from './image-model-suite.ts'
export { type LanguageModelUnderTest, testLanguageModel } from './language-model-suite.ts'
export { type ReplayOptions, type ReplayRunner, type ReplaySubject, testReplay } from './replay-harness.ts'
export { type SpeechModelUnderTest, testSpeechModel } from './speech-model-suite.ts'
