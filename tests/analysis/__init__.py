"""Tests of the analyses."""

import pytest

pytest.register_assert_rewrite("tests.analysis.first_loop")
