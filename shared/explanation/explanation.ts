// What an explanation of a failed run is made of: plain data that the panel, the command line and the editor show alike.
import type { Json } from '../json';

/** Why a run failed and what to do about it. All texts are markdown with `code` and **bold** only, fit for one paragraph. */
export type Explanation = {
  /** One or two plain sentences. What is only a guess says `likely`. */
  summary: string;
  /** What in the run says so: header, message, measured time. May be empty. */
  evidence: string[];
  /** What to do, each an imperative sentence, the most promising one first. */
  steps: string[];
  /** The place in the Task that is at fault, or where the repair belongs. */
  at?: PlaceInTask;
  /** An edit of the Task that is likely to help. */
  remedy?: Remedy;
  /** Where the server's canonical request differs from the one that was signed; no lines where both are the same. */
  signature?: SignatureDifference;
};

/** A parameter (`Headers`, with the name of a header), or a field of the state itself (`TimeoutSeconds`). */
export type PlaceInTask = { parameter: string; name?: string } | { field: string };

/** A value below Parameters or Arguments; `name` is an entry of Headers or QueryParameters. */
export type ParameterPlace = { parameter: string; name?: string };

/** An edit of the Task's parameters, in words of the Task and not of a text: `remedyEdits` writes it into a document. */
export type Remedy = {
  /** Verb first, as the title of a quick fix: `Change AuthType to 'IAM_ROLE'`. */
  title: string;
  set?: (ParameterPlace & { value: Json })[];
  remove?: ParameterPlace[];
};

/** The parts of the canonical request that are not the same on both sides. */
export type SignatureDifference = { lines: DifferentLine[] };

export type DifferentLine = {
  /** `method`, `path`, `query`, `header <name>`, `signed headers`, `payload hash`, `date`, `credential scope`. */
  name: string;
  /** As signed here; absent where only the server has it. */
  ours?: string;
  /** As the server says it should have been; absent where only this side has it. */
  theirs?: string;
};
