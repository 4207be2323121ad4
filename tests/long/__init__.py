"""Proofs that take longer than a test run should; `python -m tests.long --help` names them."""
