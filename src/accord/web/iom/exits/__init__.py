"""Who might leave a cohort."""
