// Characters behind which an editor asks by itself.

/** For completion: openings of names, values, paths, segments and arguments. */
export const completionTriggers = ['"', "'", ':', ' ', '$', '.', '(', '-', '@', '/'];

/** For signature help. */
export const signatureTriggers = ['(', ','];
