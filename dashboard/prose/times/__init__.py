"""When a number is of: its years and months, those it rose from, and those of something else."""
