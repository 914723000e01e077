"""Worked examples (示例案例): a law department's own inputs and answers, run through the public rules."""
