"""The frame that every page stands in: layout, marking, macros, forms, charts, and who may open which page.

A page is a view declared with `pages.page` and a template that extends `shell/layout.html`; `docs/how-to/add-a-page.md`
walks through one. Look follows the GOV.UK and Ministry of Justice design systems (WCAG 2.2 AA).
It knows no register and no kind of entry: what stands in the frame belongs to the folder of its page.
"""
