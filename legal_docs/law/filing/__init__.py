"""Before filing: fees, costs, procedures, recovery, risk (R-FEE)."""
