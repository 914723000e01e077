"""What each exit code means, and what to do about it: for docs/errors.md."""

from collections.abc import Mapping

from legal_docs.errors import ExitCode

EXITS: Mapping[ExitCode, tuple[str, str]] = {
    ExitCode.OK: ("all is done", "nothing"),
    ExitCode.BUG: (
        "the program has a fault; or, of `law check-cases`, an example did not give the expected answer",
        "report it, with the message but without client data; correct the example, or report the rule",
    ),
    ExitCode.USAGE: (
        "the command line or a setting was not understood",
        "see `--help` of the command; mend the setting that is named",
    ),
    ExitCode.BAD_INPUT: (
        "the case data or an evidence file cannot be used",
        "mend what the list of problems names",
    ),
    ExitCode.SOME_CASES_FAILED: (
        "at least one case failed; the others are done",
        "look at the list of problems; run the failed cases again with `--case`",
    ),
    ExitCode.MISSING_PART: ("a system library, font or package is missing", "run `./run doctor`"),
    ExitCode.OUTPUT_EXISTS: (
        "the output is already there and was not overwritten",
        "add `--force`, or choose another `--out`",
    ),
    ExitCode.PROOF_FAILED: (
        "a finished file did not say what it should; it was not kept",
        "look at the template and the case; a character without a glyph is named",
    ),
    ExitCode.FOLDER: (
        "a folder or the database cannot be used: not writable, inside the evidence, or not ours to replace",
        "choose another `--out`; check disk space, rights and the settings of the database",
    ),
    ExitCode.KEYS: (
        "the keys of the records are missing, damaged, or not those the data was encrypted with",
        "put the right file where `LEGAL_DOCS_KEYS` points; without it the records cannot be read",
    ),
    ExitCode.NOT_ALLOWED: (
        "the account may not do this, or what it asks for is not there",
        "log in with another account, or ask the administrator",
    ),
    ExitCode.CONFLICT: (
        "somebody else changed it meanwhile, or the case is not in a state that allows it",
        "look at what changed and do it again",
    ),
}
