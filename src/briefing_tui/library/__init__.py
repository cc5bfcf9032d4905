"""What a reader keeps: articles, their analysis, notes and corrections, in one SQLite file that is the truth."""
