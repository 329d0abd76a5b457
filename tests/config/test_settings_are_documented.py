"""An operator finds every setting in one list, and nothing in it that is no setting."""

import re

from accord.config.environment import read


def test_the_list_for_operators_names_every_setting_and_no_other(project_root):
    listed = set(
        re.findall(r"`((?:ACCORD_[A-Z_]+|HOST|PORT))`", (project_root / "docs/how-to/settings.md").read_text())
    )
    _, reader = read({})
    assert listed == reader.names_read
