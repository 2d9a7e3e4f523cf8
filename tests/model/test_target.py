"""Targets as they are declared: of what size, and with how many decimals."""

import pytest
from pydantic import ValidationError

from plainlaw.model.target import Target


@pytest.mark.parametrize("value", ["1e-300000000", "1e-33", "1e400", "nan"])
def test_a_value_that_would_fill_the_memory_or_a_page_is_refused(value: str) -> None:
    with pytest.raises(ValidationError):
        Target.model_validate({"period": "2024", "value": value, "source": {"en": "A plan"}})


@pytest.mark.parametrize(("value", "decimals"), [(92.5, 1), ("0.000000001", 9), (16, 0)])
def test_a_value_keeps_its_decimals(value: object, decimals: int) -> None:
    target = Target.model_validate({"period": "2024", "value": value, "source": {"en": "A plan"}})
    assert target.decimals == decimals
