"""Competency frameworks as CASE packages: 1EdTech, Competencies and Academic Standards Exchange, version 1.1."""
