export {
  type ApprovalGate,
  type ApprovalNote,
  type ApprovalVerdict,
  approvalSignal,
  approvalStage,
} from './approval.ts'
export type { ContentType, ContentTypeChanges } from './content-type.ts'
export { type ContentTypeOptions, contentType, type PiecePipeline, type PieceStart } from './define.ts'
export { type GenerationPipeline, generationPipeline } from './generation.ts'
export type { GenerationInput, PieceOrder, PlannedPiece, PlanWarning } from './generation-input.ts'
export { checkTemplate, type InstructionTemplate, type TemplateContext } from './instructions.ts'
export { languageName } from './language-name.ts'
export {
  type Check,
  type PieceDraft,
  type PieceInput,
  type PieceNotes,
  type PieceResult,
  type PieceWarning,
  piece,
} from './piece.ts'
export { pieceInput } from './piece-input.ts'
export { validationStage } from './piece-pipeline.ts'
export type { LengthRange, PieceSpec } from './piece-spec.ts'
export { type Provenance, readProvenance } from './provenance.ts'
export {
  type ContentTypeDescription,
  type ContentTypeRegistry,
  createContentTypeRegistry,
  type VariantDescription,
} from './registry.ts'
export type {
  ApprovalAsk,
  Ask,
  ContentRequest,
  Contents,
  Generated,
  GeneratedItem,
  GenerationRequest,
  KnownTypes,
  OptionsOf,
  OutputsOf,
  VariantOf,
} from './request.ts'
export {
  type FinishedPiece,
  type PieceRemark,
  type Shared,
  type SharedContext,
  type SharedInput,
  type SharedPiece,
  type SharedValues,
  shared,
} from './shared.ts'
export { isEmpty } from './validation.ts'
export type { VariantSpec, VariantSpecs } from './variant.ts'
export { configuredVoices, readVoice, type Voice, type Voices } from './voice.ts'
